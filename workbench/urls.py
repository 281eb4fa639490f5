"""Where requests enter."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("workbench.accounts.urls")),
    path("", include("annotations.urls")),
]

handler404 = "annotations.api.problems.not_found"
handler500 = "annotations.api.problems.server_error"
