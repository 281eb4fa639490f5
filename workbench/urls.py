"""Where requests enter."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

# The admin's own sign-in page would let people in without their second step.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
# Its own page for passwords would let whoever finds an open browser guess the old one without end.
admin.site.password_change = RedirectView.as_view(pattern_name="account_change_password")  # type: ignore[method-assign, assignment]
admin.site.site_header = admin.site.site_title = "Source criticism: administration"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("workbench.accounts.urls")),
    path("", include("annotations.urls")),
]

handler404 = "annotations.urls.not_found"
handler500 = "annotations.api.problems.server_error"
