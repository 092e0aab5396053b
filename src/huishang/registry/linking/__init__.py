"""Whether two printed names mean the same body or person: pure, no database, no clock; dates are arguments.

``read_body`` brings a printed name into its parts, ``judge_bodies`` and ``judge_people`` compare two, ``candidates`` ranks
what is known for one mention, ``explain`` says a judgement's reasons in Chinese or English.
"""

from huishang.registry.linking.bodies import Body, read_body
from huishang.registry.linking.candidates import Candidate, body_candidates, person_candidates
from huishang.registry.linking.judgement import Judgement, explain
from huishang.registry.linking.naming import full_name, short_name
from huishang.registry.linking.people import Mention, judge_people
from huishang.registry.linking.posts import Post, read_post
from huishang.registry.linking.same_body import judge_bodies

__all__ = [
    "Body",
    "Candidate",
    "Judgement",
    "Mention",
    "Post",
    "body_candidates",
    "explain",
    "full_name",
    "judge_bodies",
    "judge_people",
    "person_candidates",
    "read_body",
    "read_post",
    "short_name",
]
