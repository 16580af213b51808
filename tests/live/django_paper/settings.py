"""Django's settings; GAZETTE_FOLDER is where the database lies."""

import os
from pathlib import Path

SECRET_KEY = "of this machine alone"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "django_paper.urls"
INSTALLED_APPS = [
    "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.sites",
    "django.contrib.sitemaps", "django_comments_xtd", "django_comments", "rest_framework", "django_paper",
]  # fmt: skip
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware", "django.middleware.http.ConditionalGetMiddleware",
]  # fmt: skip
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
            ]
        },
    }
]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{os.environ['GAZETTE_FOLDER']}/paper.db"}}
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
SITE_ID = 1
USE_TZ = True
TIME_ZONE = "Asia/Seoul"
STATIC_URL = "/static/"
COMMENTS_APP = "django_comments_xtd"
COMMENTS_XTD_MAX_THREAD_LEVEL = 5
COMMENTS_XTD_CONFIRM_EMAIL = False
COMMENTS_XTD_SALT = b"salt"
COMMENTS_XTD_APP_MODEL_OPTIONS = {"default": {"allow_flagging": False, "allow_feedback": True, "show_feedback": False,
                                              "who_can_post": "all"}}  # fmt: skip
