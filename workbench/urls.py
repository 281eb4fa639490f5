"""Where requests enter."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

# The admin's own sign-in page would let people in without their second step.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("workbench.accounts.urls")),
    path("", include("annotations.urls")),
]

handler404 = "annotations.urls.not_found"
handler500 = "annotations.api.problems.server_error"
