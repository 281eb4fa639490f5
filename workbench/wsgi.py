"""The application under WSGI: everything but streams that go on."""

import os

from django.core.wsgi import get_wsgi_application

from workbench.serving.charsets import InUtf8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")

application = InUtf8(get_wsgi_application())
