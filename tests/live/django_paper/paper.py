"""`paper.py fill FILE`, `paper.py truth`, `paper.py serve PORT`: the site's work, in a process of its own."""

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ["DJANGO_SETTINGS_MODULE"] = "django_paper.settings"

import django

django.setup()

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import transaction
from django.utils.html import escape, linebreaks
from django.utils.text import slugify
from django.utils.timezone import localtime
from django_comments_xtd.models import XtdComment

from django_paper.models import Story, Topic, Writer

FOLDER = Path(os.environ["GAZETTE_FOLDER"])


@transaction.atomic
def fill(file):
    """Publish the newspaper."""
    paper = json.loads(Path(file).read_text())
    writers = {one["login"]: Writer.objects.create(**one) for one in paper["writers"]}
    for told in paper["stories"]:
        story = Story.objects.create(
            slug=told["slug"], title=told["title"], at=datetime.fromtimestamp(told["at"], UTC), kind=told["kind"],
            writer=writers[told["writer"]], text=told["text"].replace("@picture", "/picture").replace(".png@", ".png"),
        )  # fmt: skip
        for name, is_section in [*((one, True) for one in told["sections"]), *((one, False) for one in told["tags"])]:
            slug = slugify(name, allow_unicode=True)
            story.topics.add(Topic.objects.get_or_create(name=name, slug=slug, is_section=is_section)[0])
        said = {}
        for place, one in enumerate(told["comments"]):
            if one["kind"] != "pingback":
                said[place] = XtdComment.objects.create(
                    content_type=ContentType.objects.get_for_model(Story), object_pk=story.pk, site_id=1,
                    user_name=one["author"], user_email="reader@gazette.example", user_url=one["url"],
                    comment=one["text"], submit_date=datetime.fromtimestamp(one["at"], UTC),
                    parent_id=said[one["answers"]].pk if one["answers"] is not None else 0,
                    is_public=one["kind"] == "comment",
                )  # fmt: skip


def truth():
    """Print what readers are shown, as JSON."""
    told = []
    for story in Story.objects.filter(kind="post"):
        said = XtdComment.objects.filter(object_pk=str(story.pk), is_public=True).order_by("pk")
        sections = [one.name for one in [story.section] if one]
        told.append({
            "number": story.pk, "url": story.get_absolute_url(), "title": escape(story.title),
            "at": story.at.timestamp(), "date": localtime(story.at).date().isoformat(),
            "author": story.writer.name, "bio": escape(story.writer.bio),
            "sections": sections, "tags": [one.name for one in story.tags], "pages": [story.text],
            "comments": [
                {"id": one.pk, "parent": one.parent_id if one.parent_id != one.pk else None, "author": one.name,
                 "text": linebreaks(one.comment), "at": one.submit_date.timestamp()} for one in said],
        })  # fmt: skip
    print(json.dumps(told))


class Server(ThreadingMixIn, WSGIServer):
    """Answers side by side."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    """Notes what is asked for in a file of its own."""

    def log_message(self, form, *args):
        with (FOLDER / "asked").open("a") as asked:
            asked.write(f"{self.path}\n")


def serve(port):
    """Answer on a port of 127.0.0.1."""
    make_server("127.0.0.1", int(port), get_wsgi_application(), Server, Quiet).serve_forever()


if __name__ == "__main__":
    if sys.argv[1] == "fill":
        call_command("migrate", run_syncdb=True, verbosity=0)
    {"fill": fill, "truth": truth, "serve": serve}[sys.argv[1]](*sys.argv[2:])
