"""Work done in the background: reading a text."""

from procrastinate.contrib.django import app

from tinhso.documents import actions, queries
from tinhso.documents.models import Text


@app.task(name=queries.READ_TASK, retry=3, pass_context=False)
def read_text(text_id: int) -> None:
    """Read a text; doing it twice changes nothing."""
    text = Text.objects.select_related("document__area", "recorded_by").get(pk=text_id)
    actions.read(text=text, by=text.recorded_by)
