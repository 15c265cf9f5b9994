"""English labels of record types and of the values that fields may have; gettext translates them.

A new record type or value needs its label here: a test holds that none is missing.
"""

from __future__ import annotations


def N_(message: str) -> str:  # noqa: N802 (gettext's own name for marking a message)
    """Mark a message for extraction; it is translated where it is shown."""
    return message


TYPE_LABELS: dict[str, tuple[str, str]] = {
    "paper": (N_("Paper"), N_("Papers")),
    "case-study": (N_("Case study"), N_("Case studies")),
    "event": (N_("Event"), N_("Events")),
    "network": (N_("Network"), N_("Networks")),
}
"""Singular and plural of each record type, by ``type_id``."""

TYPE_INTRODUCTIONS: dict[str, str] = {
    "paper": N_("Studies, reports and calls, published or planned, with questions for a discussion."),
    "case-study": N_("What people did, where, with whom, and what others can learn from it."),
    "event": N_("Meetings, forums and summits at which the movement and its partners met, or plan to."),
    "network": N_("Networks and organisations, what they work for, and how they define their terms."),
}
"""One sentence at the head of each type's listing."""

VALUE_LABELS: dict[str, dict[str, str]] = {
    "Paper.kind": {
        "literature-review": N_("Literature review"),
        "research-paper": N_("Research paper"),
        "report": N_("Report"),
        "proceedings": N_("Proceedings"),
        "call": N_("Call for participation"),
        "presentation": N_("Presentation"),
        "profile": N_("Profile"),
        "position-paper": N_("Position paper"),
        "plan": N_("Plan of action"),
        "web-page": N_("Web page"),
    },
    "Paper.stage": {
        "planned": N_("planned"),
        "in-progress": N_("in progress"),
        "published": N_("published"),
    },
    "Event.kind": {
        "assembly": N_("Assembly"),
        "conference": N_("Conference"),
        "course": N_("Course"),
        "forum": N_("Forum"),
        "meeting": N_("Meeting"),
        "mission": N_("Mission"),
        "presentation": N_("Presentation"),
        "summit": N_("Summit"),
        "workshop": N_("Workshop"),
    },
    "Event.state": {
        "held": N_("held"),
        "planned": N_("planned"),
        "cancelled": N_("cancelled"),
    },
    "Programme.unit": {
        "week": N_("Week {number}"),
        "day": N_("Day {number}"),
        "session": N_("Session {number}"),
    },
    "Network.kind": {
        "network": N_("Network"),
        "organisation": N_("Organisation"),
        "funder": N_("Funder"),
        "research": N_("Research body"),
        "public-body": N_("Public body"),
        "programme": N_("Programme"),
    },
    "Network.scope": {
        "local": N_("local"),
        "regional": N_("regional"),
        "national": N_("national"),
        "continental": N_("continental"),
        "international": N_("international"),
    },
    "Relation.kind": {
        "member-of": N_("Member of"),
        "partner-of": N_("Partner of"),
        "founded": N_("Founder of"),
        "supported-by": N_("Supported by"),
        "hosted-by": N_("Hosted by"),
        "part-of": N_("Part of"),
    },
    "Relation.inverse": {
        "member-of": N_("Has as a member"),
        "partner-of": N_("Partner of"),
        "founded": N_("Founded by"),
        "supported-by": N_("Supports"),
        "hosted-by": N_("Hosts"),
        "part-of": N_("Comprises"),
    },
    "Support.state": {
        "in-place": N_("In place"),
        "proposed": N_("Proposed"),
        "needed": N_("Needed"),
    },
    "Figure.qualifier": {
        "exactly": "{value}",
        "about": N_("about {value}"),
        "more-than": N_("more than {value}"),
        "at-least": N_("at least {value}"),
        "up-to": N_("up to {value}"),
    },
    "Medium.kind": {
        "slides": N_("Slides"),
        "video": N_("Video"),
        "audio": N_("Recording"),
        "image": N_("Picture"),
        "document": N_("Document"),
    },
}
"""Labels by model and field, then by value; ``{…}`` is filled in where the label is shown."""
