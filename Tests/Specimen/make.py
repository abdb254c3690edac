#!/usr/bin/env python3
"""Writes the specimen courses: package.json and assets of `english/` and `german/`, to be sealed by `lectern seal`."""
import json
import math
import os
import sys

from PIL import Image, ImageDraw

sys.dont_write_bytecode = True

import english
import german

HERE = os.path.dirname(os.path.abspath(__file__))

SVG = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="480" height="240"
  viewBox="0 0 480 240">
  <title>Shapes</title>
  <style>.axis { stroke: #33475b; stroke-width: 2; fill: none } .name { font: 14px sans-serif; fill: #33475b }</style>
  <defs>
    <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="#9cc4e4"/><stop offset="1" stop-color="#ffffff" stop-opacity="0.2"/>
    </linearGradient>
    <radialGradient id="sun"><stop offset="0" stop-color="#ffd24d"/><stop offset="1" stop-color="#e07a1f"/></radialGradient>
    <clipPath id="window"><rect x="30" y="20" width="200" height="160" rx="16"/></clipPath>
    <g id="tree"><path d="M0 0 L14 -40 L28 0 Z" fill="#2f6b4f"/><rect x="11" y="0" width="6" height="10" fill="#6b4a2f"/></g>
  </defs>
  <g clip-path="url(#window)">
    <rect x="20" y="10" width="240" height="200" fill="url(#sky)"/>
    <circle cx="190" cy="60" r="34" fill="url(#sun)"/>
    <ellipse cx="120" cy="190" rx="160" ry="46" fill="#7fae6b"/>
    <use href="#tree" x="60" y="150"/>
    <use xlink:href="#tree" transform="translate(110 158) scale(1.4)"/>
    <use href="#tree" transform="translate(180 150) rotate(6)" opacity="0.6"/>
  </g>
  <rect x="30" y="20" width="200" height="160" rx="16" fill="none" stroke="#1f4e79" stroke-width="3"/>
  <path class="axis" d="M270 180 V20 M270 180 H450"/>
  <polyline fill="none" stroke="#b0413e" stroke-width="3" stroke-linejoin="round" stroke-dasharray="9 4"
    points="270,160 300,140 330,150 360,90 390,100 420,40 450,46"/>
  <path d="M270 180 C320 120 380 180 450 120" fill="none" stroke="#2f7d4f" stroke-width="2.5" stroke-linecap="round"/>
  <polygon points="360,200 372,224 348,224" fill="#1f4e79" fill-opacity="0.7"/>
  <text class="name" x="300" y="212">Time</text>
  <text class="name" transform="translate(262 120) rotate(-90)" text-anchor="middle">Height</text>
  <text x="130" y="214" text-anchor="middle" font-size="15" font-weight="bold">Out of the <tspan fill="#b0413e">window</tspan></text>
</svg>
"""


def pictures(folder):
    """Pictures of every format, drawn by arithmetic."""
    def path(name):
        return os.path.join(folder, name)

    disc = Image.new("RGBA", (240, 160), (0, 0, 0, 0))
    pixels = disc.load()
    for y in range(160):
        for x in range(240):
            distance = math.hypot(x - 120, y - 80)
            if distance < 76:
                pixels[x, y] = (31, 78 + x // 3, 121, int(255 * min(1, (76 - distance) / 40)))
    disc.save(path("disc.png"), optimize=True)
    dot = Image.new("RGBA", (16, 16), (0, 0, 0, 0))
    ImageDraw.Draw(dot).ellipse((1, 1, 14, 14), fill=(176, 65, 62, 255), outline=(90, 20, 20, 255))
    dot.save(path("dot.png"), optimize=True)
    plan = Image.new("P", (1800, 1100), 0)
    plan.putpalette([255, 255, 255, 31, 78, 121, 224, 122, 31, 201, 209, 219, 47, 125, 79])
    draw = ImageDraw.Draw(plan)
    for x in range(0, 1800, 100):
        draw.line((x, 0, x, 1100), fill=3, width=2)
    for y in range(0, 1100, 100):
        draw.line((0, y, 1800, y), fill=3, width=2)
    for step in range(9):
        draw.rectangle((100 + step * 180, 1000 - step * 100, 220 + step * 180, 1000), fill=1 + step % 2)
    draw.line([(x, 900 - int(600 * math.sin(x / 600) ** 2)) for x in range(0, 1800, 4)], fill=4, width=9)
    plan.save(path("plan.png"), optimize=True, bits=4)
    field = Image.new("RGB", (720, 420))
    pixels = field.load()
    for y in range(420):
        for x in range(720):
            light = 40 * math.sin(x / 47) * math.cos(y / 31)
            pixels[x, y] = (int(120 + light + y / 6), int(150 + light + x / 12), int(210 - y / 3))
    field.save(path("field.jpg"), quality=55, optimize=True)
    field.convert("L").resize((300, 175)).save(path("grey.jpg"), quality=60, optimize=True)
    tower = Image.new("L", (160, 900), 250)
    draw = ImageDraw.Draw(tower)
    for step in range(30):
        draw.rectangle((20 + step, 870 - step * 28, 140 - step, 890 - step * 28), fill=60 + step * 5)
    tower.save(path("tower.png"), optimize=True)
    sign = Image.new("P", (90, 60), 0)
    sign.putpalette([255, 0, 255, 47, 125, 79, 255, 210, 77])
    draw = ImageDraw.Draw(sign)
    draw.rounded_rectangle((2, 2, 87, 57), 12, fill=1)
    draw.polygon(((20, 45), (45, 12), (70, 45)), fill=2)
    sign.save(path("sign.gif"), transparency=0)
    field.resize((200, 117)).save(path("field.webp"), quality=50)
    with open(path("shapes.svg"), "w", encoding="utf-8") as file:
        file.write(SVG)


def lesson(course, module, index, content):
    return {
        "id": content["id"], "syllabusId": course["id"], "moduleId": module, "lessonIndex": index, "version": 1,
        "title": content["title"], "durationMinutes": content.get("minutes", 20), "objectives": content["objectives"],
        "explanation": {
            "overview": content["overview"].strip("\n"),
            "concepts": [
                {"title": title, "explanation": text.strip("\n"), **({"example": example.strip("\n")} if example else {})}
                for title, text, example in content["concepts"]],
        },
        "keyTakeaways": content["takeaways"],
        "practice": {"prompt": content["prompt"].strip("\n"), "expectedOutcome": content["outcome"].strip("\n")},
        "metadata": {"level": content.get("level", "beginner"), "prerequisites": content.get("prerequisites", [])},
    }


def package(course):
    modules, lessons, quizzes, projects = [], [], [], []
    for module in course["modules"]:
        entries = []
        for content in module["lessons"]:
            lessons.append(lesson(course, module["id"], len(lessons), content))
            entries.append({
                "id": content["id"], "title": content["title"], "objectives": content["objectives"],
                "prerequisites": content.get("prerequisites", []), "effortMinutes": content.get("minutes", 20),
                "assessmentHooks": []})
            if "quiz" in content:
                quizzes.append({"lessonId": content["id"], "version": 1, "questions": [
                    {"question": question, "options": options, "correctIndex": right, "explanation": why}
                    for question, options, right, why in content["quiz"]]})
        modules.append({"id": module["id"], "title": module["title"], "summary": module["summary"], "lessons": entries})
        for project in module.get("projects", []):
            projects.append({"moduleId": module["id"], "version": 1, "metadata": {"level": "beginner"}, **project})
    return {
        "format": "course-package/1", "syllabusId": course["id"], "version": 1, "status": "PUBLISHED",
        "title": course["title"], "description": course["description"], "language": course["language"],
        "license": "CC0-1.0", "source": "Lectern's tests", "authors": course["authors"], "textFormat": "markdown",
        "syllabus": {
            "id": course["id"], "version": 1, "title": course["title"], "audience": course["audience"],
            "level": "intermediate", "timeBudgetMinutes": sum(entry["durationMinutes"] for entry in lessons),
            "teachingStyle": "by example", "constraints": course["constraints"],
            "prerequisites": course["prerequisites"], "modules": modules,
            "metadata": {"version": 1, "createdBy": "Lectern's tests", "createdAt": "2026-11-01T09:00:00Z"}},
        "lessons": lessons, "quizzes": quizzes, "projects": projects, "assets": [], "approvals": [], "contentHash": "",
    }


def main():
    for name, course in (("english", english.COURSE), ("german", german.COURSE)):
        folder = os.path.join(HERE, name)
        os.makedirs(os.path.join(folder, "assets"), exist_ok=True)
        pictures(os.path.join(folder, "assets"))
        made = json.dumps(package(course), ensure_ascii=False, indent=2)
        for asset in os.listdir(os.path.join(folder, "assets")):
            if f"assets/{asset}" not in made:
                os.remove(os.path.join(folder, "assets", asset))
        with open(os.path.join(folder, "package.json"), "w", encoding="utf-8") as file:
            file.write(made + "\n")


if __name__ == "__main__":
    main()
