"""A project: its folder, its text, its pages; here the stages meet."""

from qostil.project.loading import Project, SiteSettings, load_project, source_folder
from qostil.project.splitting import SplitResult, split_project

__all__ = [
    "Project",
    "SiteSettings",
    "SplitResult",
    "load_project",
    "source_folder",
    "split_project",
]
