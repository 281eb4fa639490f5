"""A release of 100,000 signed-off annotations: all files, one file, and what it adds to the database."""

import sys

import psycopg

from bench.measures import Measures, note, timed
from bench.server import ROOT
from bench.team import Team
from workbench.embedded import Embedded

NUMBER = 100_000
POLL = 0.05  # seconds


def run(team: Team, measures: Measures) -> None:
    """Fill a project, then release it twice."""
    raise NotImplementedError
