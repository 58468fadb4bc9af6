from django.db import models

from forums.enums import What
from forums.models.post import Post
from forums.models.topic import Topic


class TopicEvent(models.Model):
    """One thing that happened in a topic, numbered without a gap: open pages ask for what came after the number they know."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="events")
    number = models.PositiveIntegerField()
    what = models.CharField(max_length=10, choices=What.choices)
    post = models.ForeignKey(Post, on_delete=models.CASCADE, null=True, related_name="events")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["topic", "number"]
        constraints = [models.UniqueConstraint(fields=["topic", "number"], name="event_number_once_per_topic")]

    def __str__(self) -> str:
        return f"{self.topic_id}: {self.number} {self.what}"
