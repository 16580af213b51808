"""A small news site in Django, its threads by django-comments-xtd: an application as a newsroom would write it."""
