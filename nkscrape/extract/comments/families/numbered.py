"""Hand-made pages whose comments carry a number in an id that says comment, in some language."""

import re

from nkscrape.extract.comments.families.family import Family

FAMILY = Family(
    platform=None,
    item_id=re.compile(
        r"(?!recent|latest|most)(?:[a-zA-Z]{1,12}[-_])?(?:[cC]omm?ent(?:ario|aire|o)?|[kK]omm?ent(?:ar|arz|aar)|cmt|[rR]eactie|[yY]orum|[rR]eply|"
        r"[oO]pinion|[fF]eedback|talkback|hozzaszolas)s?(?:[-_](?:id|item|no|nr|body|content|wrapper|container))?"
        r"[-_]?(?P<key>\d{1,20})(?:[-_](?:wrapper|container|item))?"
    ),
)
