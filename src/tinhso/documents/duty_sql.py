"""The one query behind every list of duties: what stands at each place of the texts, by machine and by people."""

_SAID = "kind what leads partners by every ongoing levels territory"


def _row(name: str) -> str:
    return ", ".join(f"{name}.{column}" for column in _SAID.split())


def _standing(column: str) -> str:
    return f"CASE WHEN j.id IS NULL THEN m.{column} ELSE j.{column} END AS {column}"


_COLUMNS = ", ".join(_standing(column) for column in (*_SAID.split(), "search_key", "leads_key"))
# Its words: those of the documents, four times up to which moment, the day, the day up to which a deadline is near.
_TOLD = f"""
WITH seen AS (
  SELECT t.id, t.document_id, coalesce(nullif(d.reference, ''), d.title) AS title, d.issued_on, d.taken_in_at
  FROM documents_text t JOIN documents_document d ON d.id = t.document_id WHERE d.id IN (SEEN)
), filed AS (
  SELECT r.id, r.text_id FROM documents_reading r JOIN seen s ON s.id = r.text_id
  WHERE r.has_duties AND (%s::timestamptz IS NULL OR r.recorded_at <= %s)
), newest AS (
  SELECT DISTINCT ON (text_id) id, text_id FROM filed ORDER BY text_id, id DESC
), older AS (
  SELECT DISTINCT r.text_id, c.start, c."end" FROM newest n
  JOIN filed r ON r.text_id = n.text_id AND r.id < n.id JOIN documents_dutycandidate c ON c.reading_id = r.id
), earlier AS (
  SELECT DISTINCT r.text_id FROM newest n JOIN filed r ON r.text_id = n.text_id AND r.id < n.id
), machine AS (
  SELECT n.text_id, coalesce(f.start, c.start) AS start, coalesce(f."end", c."end") AS "end",
    coalesce(f.nth, c.nth) AS nth, c.id, c.sure, c.start AS from_at, c."end" AS to_at, c.search_key, c.leads_key,
    {_row("c")}
  FROM newest n JOIN documents_dutycandidate c ON c.reading_id = n.id
  LEFT JOIN documents_dutyreview f ON f.id = c.follows_id
), judged AS (
  SELECT DISTINCT ON (v.text_id, v.start, v."end", v.nth)
    v.text_id, v.start, v."end", v.nth, v.id, v.verdict, v.candidate_id, v.search_key, v.leads_key, {_row("v")}
  FROM documents_dutyreview v JOIN seen s ON s.id = v.text_id
  WHERE %s::timestamptz IS NULL OR v.recorded_at <= %s
  ORDER BY v.text_id, v.start, v."end", v.nth, v.id DESC
), placed AS (
  SELECT text_id, start, "end", nth, s.document_id, s.title, s.issued_on, s.taken_in_at,
    m.id AS candidate_id, j.id AS review_id, {_COLUMNS},
    CASE WHEN j.id IS NULL OR j.verdict = 'reopened' THEN 'undecided' ELSE j.verdict END AS state,
    m.id IS NULL OR (m.sure AND btrim(m.what) <> '') AS sure,
    CASE
      WHEN j.id IS NULL THEN CASE
        WHEN text_id IN (TABLE earlier) AND (text_id, start, "end") NOT IN (TABLE older) THEN 'new' ELSE '' END
      WHEN j.verdict = 'reopened' THEN ''
      WHEN m.id IS NULL THEN CASE
        WHEN j.verdict <> 'rejected' AND l.id IS NOT NULL AND l.reading_id < n.id THEN 'gone' ELSE '' END
      WHEN j.candidate_id IS DISTINCT FROM m.id AND (l.id IS NULL OR l.reading_id < n.id)
        AND ({_row("m")}) IS DISTINCT FROM ({_row("j")})
        AND (l.id IS NULL OR ({_row("m")}) IS DISTINCT FROM ({_row("l")})) THEN 'changed'
      ELSE '' END AS change,
    coalesce(m.from_at, start) AS from_at, coalesce(m.to_at, "end") AS to_at
  FROM machine m FULL JOIN judged j USING (text_id, start, "end", nth)
  JOIN seen s ON s.id = text_id LEFT JOIN newest n USING (text_id)
  LEFT JOIN LATERAL (
    SELECT c.id, c.reading_id, {_row("c")} FROM documents_dutycandidate c
    WHERE c.id = j.candidate_id AND c.id IS DISTINCT FROM m.id OFFSET 0
  ) l ON true
), told AS (
  SELECT placed.*, state = 'undecided' OR change IN ('changed', 'gone') AS asks,
    CASE WHEN by < %s THEN 'past' WHEN by <= %s THEN 'soon' WHEN by IS NOT NULL THEN 'later'
      WHEN ongoing OR every <> '' THEN 'recurring' ELSE 'none' END AS due
  FROM placed
)
"""
LINES = """
SELECT text_id, start, "end", nth, document_id, title, kind, what, leads, partners, by, every, ongoing, levels,
  territory, state, sure, change, asks, due, candidate_id, review_id, from_at, to_at
FROM told
"""
DOCUMENTS = "SELECT document_id FROM documents_text WHERE id = ANY(%s)"
LAST = 'issued_on DESC NULLS LAST, taken_in_at DESC, text_id, start, "end", nth'
SHELVES = """
SELECT kind, state, due, sure, change, asks, count(*) FROM told WHERE {where}
GROUP BY kind, state, due, sure, change, asks
"""
LEADS = """
SELECT lead FROM told, unnest(leads) AS lead WHERE {where} AND state <> 'rejected'
GROUP BY lead ORDER BY count(*) DESC, lead LIMIT 200
"""


def told(documents: str) -> str:
    """The query of all duties of the documents that another query names by their keys."""
    return _TOLD.replace("SEEN", documents)
