"""A project: its folder, its text, its pages; here the stages meet."""

from qostil.project.comparing import Comparison, Edit, compare
from qostil.project.giving import IdsResult, give_ids
from qostil.project.loading import (
    Project,
    SiteSettings,
    load_project,
    site_languages,
    source_folder,
)
from qostil.project.parallel import parallel_text
from qostil.project.receiving import Given, received
from qostil.project.splitting import SplitResult, split_project
from qostil.project.starting import start_project
from qostil.project.writing import writing

__all__ = [
    "Comparison",
    "Edit",
    "Given",
    "IdsResult",
    "Project",
    "SiteSettings",
    "SplitResult",
    "compare",
    "give_ids",
    "load_project",
    "parallel_text",
    "received",
    "site_languages",
    "source_folder",
    "split_project",
    "start_project",
    "writing",
]
