"""Whether two printed names mean the same body or person: pure, no database, no clock; dates are arguments.

``read_body`` brings a printed name into its parts, ``judge_bodies`` compares two, ``explain`` says a judgement's reasons
in Chinese or English.
"""

from huishang.registry.linking.bodies import Body, read_body
from huishang.registry.linking.judgement import Judgement, explain
from huishang.registry.linking.naming import full_name, short_name
from huishang.registry.linking.same_body import judge_bodies

__all__ = ["Body", "Judgement", "explain", "full_name", "judge_bodies", "read_body", "short_name"]
