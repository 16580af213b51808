"""The site's addresses and what stands there."""

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap
from django.contrib.syndication.views import Feed
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import include, path

from django_paper.models import Story, Topic, Writer

BREAK = "\n\n<!--nextpage-->\n\n"


def public():
    """Return the stories, newest first."""
    return Story.objects.filter(kind="post").order_by("-at")


def listing(request, stories, heading):
    """Show a page of a list."""
    page = Paginator(stories, 15).get_page(request.GET.get("page"))
    return render(request, "list.html", {"page": page, "heading": heading, "sections": sections()})


def sections():
    """Return the entries of the menu."""
    return Topic.objects.filter(is_section=True)


def home(request):
    """Show the newest stories."""
    return listing(request, public(), "Latest")


def topic(request, kind, slug):
    """Show a section's or a tag's stories."""
    found = get_object_or_404(Topic, slug=slug, is_section=kind == "section")
    return listing(request, public().filter(topics=found), found.name)


def writer(request, login):
    """Show who someone is, and what they wrote."""
    found = get_object_or_404(Writer, login=login)
    return listing(request, public().filter(writer=found), found.name)


def story(request, slug, year=None):
    """Show a story, page by page."""
    found = get_object_or_404(Story, slug=slug, kind__in=["post", "page"])
    page = Paginator(found.text.split(BREAK), 1).get_page(request.GET.get("page"))
    more = public().filter(topics=found.section).exclude(pk=found.pk)[:3] if found.section else []
    return render(request, "story.html", {"story": found, "page": page, "sections": sections(), "more": more})


def robots(request):
    """Show where the sitemap is."""
    where = request.build_absolute_uri("/sitemap.xml")
    return HttpResponse(f"User-agent: *\nAllow: /\nSitemap: {where}\n", content_type="text/plain")


class Latest(Feed):
    """The newest stories as RSS."""

    title, link, description = "Local Gazette", "/", "News of the harbour"

    def items(self):
        return public()[:10]

    def item_description(self, item):
        return ""

    def item_pubdate(self, item):
        return item.at


class Stories(Sitemap):
    """Stories and static pages."""

    protocol = "http"

    def items(self):
        return [*public(), *Story.objects.filter(kind="page")]


urlpatterns = [
    path("", home),
    path("news/<int:year>/<slug:slug>/", story, name="story"),
    path("comments/", include("django_comments_xtd.urls")),
    path("<str:kind>/<str:slug>/", topic, name="topic"),
    path("writers/<slug:login>", writer, name="writer"),
    path("<slug:slug>.html", story, name="static"),
    path("feed.xml", Latest()),
    path("robots.txt", robots),
    path("sitemap.xml", sitemap, {"sitemaps": {"stories": Stories}}),
]
