"""The site, built once for all tests."""

from pathlib import Path

import pytest

from qostil.project import Project, load_project
from tests.sites.projects import ROOT, built, copy_project
from tests.sites.water import three_languages


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own site, as it would be published under `/repo/`."""
    return built(copy_project(tmp_path_factory.mktemp("project")), SOURCE_DATE_EPOCH="1700000000")


@pytest.fixture(scope="session")
def water_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a text in three languages, which don't have all the same sentences."""
    return built(three_languages(tmp_path_factory.mktemp("water")))


@pytest.fixture(scope="session")
def text() -> Project:
    """What docs/ and the glossary say."""
    return load_project(ROOT)
