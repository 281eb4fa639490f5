"""What the admin does not show: how people sign in, what is counted of it, groups that mean nothing here, jobs.

Secrets of two-step sign-in are nobody's to read or to change. Whoever locked themselves out by guessing is let in again
by `manage.py axes_reset_username NAME`.
"""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib import admin
from django.contrib.auth.models import Group
from procrastinate.contrib.django.models import ProcrastinateJob

for model in (EmailAddress, Authenticator, AccessAttempt, AccessFailureLog, AccessLog, Group, ProcrastinateJob):
    if admin.site.is_registered(model):
        admin.site.unregister(model)
