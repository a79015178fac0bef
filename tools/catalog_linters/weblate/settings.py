"""Django's settings of the Weblate that is thrown away: Weblate's own, and where things are."""

import os

from weblate.settings_example import *
from weblate.settings_example import CACHES, DATABASES

_FOLDER = os.environ["WEBLATE_FOLDER"]
DATABASES["default"]["HOST"] = _FOLDER
CACHES["default"]["LOCATION"] = f"unix://{_FOLDER}/redis?db=1"
CELERY_BROKER_URL = CELERY_RESULT_BACKEND = f"redis+socket://{_FOLDER}/redis"
CELERY_TASK_ALWAYS_EAGER = CELERY_TASK_EAGER_PROPAGATES = True  # no worker runs beside it
DATA_DIR = f"{_FOLDER}/data"
CACHE_DIR = f"{DATA_DIR}/cache"
MEDIA_ROOT = f"{DATA_DIR}/media"
STATIC_ROOT = f"{CACHE_DIR}/static"
SECRET_KEY = "nobody can reach it"
SITE_DOMAIN = "weblate.test"
ADMINS = ("nobody@weblate.test",)
PRIVATE_COMMIT_EMAIL_OPT_IN = False  # a commit names no address that somebody reads
DEBUG = False
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
BACKGROUND_ADMIN_CHECKS = False
LOGGING = {"version": 1}
