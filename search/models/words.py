from django.db import models

LONGEST_WORD = 40


class Word(models.Model):
    """A word of documents with one audience, with how many have it. Spelling and completion know no other words.

    `start` is its first two letters: what begins with them is found without reading the rest.
    """

    word = models.CharField(max_length=LONGEST_WORD)
    audience = models.CharField(max_length=60)
    start = models.CharField(max_length=2)
    documents = models.IntegerField(default=0)
    titles = models.IntegerField(default=0, help_text="How many documents have it in the title.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["word", "audience"], name="word_once_per_audience")]
        indexes = [models.Index(fields=["start", "audience"], name="word_start")]

    def __str__(self) -> str:
        return f"{self.word} ({self.audience}): {self.documents}"


class Misspelling(models.Model):
    """A word with one letter left out, or whole: two words of one slip of the finger apart share one of these."""

    spelling = models.CharField(max_length=LONGEST_WORD)
    word = models.CharField(max_length=LONGEST_WORD)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["spelling", "word"], name="misspelling_once")]

    def __str__(self) -> str:
        return f"{self.spelling}: {self.word}"


class TitleWord(models.Model):
    """A word in the title of a document, beside what is asked of it while somebody types."""

    row = models.ForeignKey("search.IndexRow", on_delete=models.CASCADE, related_name="title_words")
    word = models.CharField(max_length=LONGEST_WORD)
    audience = models.CharField(max_length=60)
    strength = models.FloatField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["row", "word"], name="title_word_once")]
        indexes = [models.Index(fields=["word", "audience", "-strength", "row"], name="title_word_strongest")]

    def __str__(self) -> str:
        return f"{self.word}: {self.row_id}"
