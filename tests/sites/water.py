"""A text about water in three languages, where no two have all the same sentences."""

import re
from pathlib import Path

from tests.sites.projects import MACHINE, copy_project, replace, write

LANGUAGES = ("kk", "zh", "en")
FOLDERS = {"kk": "", "zh": "zh/", "en": "en/"}

HOME = {
    "kk": "# Су туралы <!--s0-1-->\n\nҚысқа мәтін. <!--s0-2-->\n",
    "zh": "# 关于水 <!--s0-1-->\n\n短文。 <!--s0-2-->\n",
    "en": "# On water <!--s0-1-->\n\nA short text. <!--s0-2-->\n",
}
# Chinese has one sentence for two; English has none for the last.
WATER = {
    "kk": """# Су <!--s1-->

Су – өмір көзі. <!--s1-1-->
Су таза болуы керек. <!--s1-2-->

- Өзен <!--s1-3-->
- Көл суы <!--s1-4-->
""",
    "zh": """# 水 <!--s1-->

水是生命之源，水应当清洁。 <!--s1-1 s1-2-->

- 河 <!--s1-3-->
- 湖水 <!--s1-4-->
""",
    "en": """# Water <!--s1-->

Water is the *source* of life. <!--s1-1-->
Water should be clean. <!--s1-2-->

- River <!--s1-3 =s1-4-->
""",
}
GUIDE = {
    code: f"# {a}\n\n{b}\n\n## {c}\n\n1. {d}\n2. {e}\n\n```sh\nmake site\n```\n\n## {f}\n"
    for code, a, b, c, d, e, f in (
        ("kk", "Нұсқаулық", "Кіріспе.", "Орнату", "Бір", "Екі", "Қолдану"),
        ("zh", "指南", "引言，\n第二行。", "安装", "一", "二", "使用"),
        ("en", "Guide", "Intro.", "Install", "One", "Two", "Use"),
    )
}
GLOSSARY = "water:\n  kk: су\n  zh: 水\n  en: water\nlake:\n  kk: көл\n  zh: 湖\n  en: lake\n"


def three_languages(folder: Path) -> Path:
    """Make the project: two pages of the text, one of ordinary documentation, a glossary."""
    project = copy_project(folder, *MACHINE)
    settings = project / "mkdocs.yml"
    english = "\n        - locale: en\n          name: English\n          site_name: On water"
    replace(settings, "          site_name: 大扶贫格局", f"          site_name: 水{english}")
    settings.write_text(re.sub(r"(?s)\nextra:\n.*", "\n", settings.read_text("utf-8")), "utf-8")
    for code in LANGUAGES:
        write(project / "docs" / code / "index.md", HOME[code])
        write(project / "docs" / code / "water.md", WATER[code])
        write(project / "docs" / code / "guide.md", GUIDE[code])
    write(project / "source/glossary.yml", GLOSSARY)
    return project
