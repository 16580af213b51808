"""What the newsroom keeps."""

from django.db import models
from django.urls import reverse


class Writer(models.Model):
    """Someone in a byline."""

    login = models.SlugField(unique=True)
    name = models.CharField(max_length=100)
    bio = models.TextField(blank=True)

    def get_absolute_url(self):
        return reverse("writer", args=[self.login])


class Topic(models.Model):
    """A section or a tag."""

    name = models.CharField(max_length=100)
    slug = models.SlugField(allow_unicode=True)
    is_section = models.BooleanField()

    def get_absolute_url(self):
        return reverse("topic", args=["section" if self.is_section else "tag", self.slug])


class Story(models.Model):
    """A story or a static page."""

    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=300)
    at = models.DateTimeField()
    writer = models.ForeignKey(Writer, models.CASCADE)
    topics = models.ManyToManyField(Topic)
    text = models.TextField()
    kind = models.CharField(max_length=10)
    allow_comments = models.BooleanField(default=True)

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        if self.kind == "page":
            return reverse("static", args=[self.slug])
        return reverse("story", args=[self.at.strftime("%Y"), self.slug])

    @property
    def section(self):
        return self.topics.filter(is_section=True).first()

    @property
    def tags(self):
        return self.topics.filter(is_section=False)
