"""Signing in and out."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

urlpatterns = [
    path("accounts/sign-in/", LoginView.as_view(template_name="accounts/sign_in.html"), name="sign_in"),
    path("accounts/sign-out/", LogoutView.as_view(next_page="/"), name="sign_out"),
]
