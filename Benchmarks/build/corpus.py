"""A help centre of any size, the same in each run: teams of articles whose words have the frequencies of a language."""

import random

VOCABULARY = 5_000
WORDS = 400
CATEGORIES = 5


def write(folder, teams, articles):
    """Writes site.yaml, the teams and their articles."""
    generator = random.Random(7)
    vocabulary = ["".join(generator.choices("etaoinshrdlucmfwypvbgkjqxz", range(26, 0, -1), k=generator.randint(2, 10))) for _ in range(VOCABULARY)]
    frequencies = [1 / (place + 1) for place in range(VOCABULARY)]
    folder.mkdir(parents=True)
    (folder / "site.yaml").write_text("name: Benchmark\nurl: https://help.example.com/\n")
    for team in range(teams):
        path = folder / f"teams/team-{team}"
        for category in range(CATEGORIES):
            (path / f"articles/cat-{category}").mkdir(parents=True)
        (path / "team.yaml").write_text(
            f"name: Team {team}\npublished: true\nhelp_center: {{ published: true }}\nform: {{ published: true }}\n")
        for number in range(articles):
            words = generator.choices(vocabulary, frequencies, k=WORDS)
            other = (number + 1) % articles
            link = f"../cat-{other % CATEGORIES}/article-{other}.md"
            text = article(words, number, link, generator)
            (path / f"articles/cat-{number % CATEGORIES}/article-{number}.md").write_text(text)


def article(words, number, link, generator):
    title = " ".join(words[:4]).capitalize()
    text = f"---\ntitle: {title}\ndescription: {' '.join(words[4:12])}\npublished: true\norder: {number}\nupdated: 2026-01-01\n---\n"
    place = 0
    for section in range(4):
        text += f"## {' '.join(words[place:place + 3]).capitalize()}\n\n"
        place += 3
        for _ in range(2):
            paragraph = words[place:place + generator.randint(40, 50)]
            place += len(paragraph)
            if len(paragraph) > 9:
                paragraph[5], paragraph[9] = f"**{paragraph[5]}**", f"*{paragraph[9]}*"
            text += " ".join(paragraph).capitalize() + ".\n\n"
        if section == 1:
            text += f"- one {words[0]}\n- two {words[1]}\n- three\n\n"
        if section == 2:
            text += f"See [the other]({link}).\n\n"
    return text
