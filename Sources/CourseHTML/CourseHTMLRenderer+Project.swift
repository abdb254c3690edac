public import CourseMarkup
internal import CourseModel
internal import InterfaceStrings

extension CourseHTMLRenderer {
    /// Renders a project below its title: the task, constraints, deliverables and the rubric.
    public mutating func renderBody(of project: ProjectDocument) {
        let strings = context.strings
        writer.markup("<section>\n")
        sectionHeading(strings[.problemStatement], anchor: "_task")
        render(project.problemStatement, name: "task")
        writer.markup("</section>\n<section class=\"deliverables\">\n")
        sectionHeading(strings[.deliverables], anchor: "_deliverables")
        list(project.project.deliverables)
        writer.markup("</section>\n")
        if !project.project.constraints.isEmpty {
            writer.markup("<section class=\"constraints\">\n")
            sectionHeading(strings[.constraints], anchor: "_constraints")
            list(project.project.constraints)
            writer.markup("</section>\n")
        }
        writer.markup("<section class=\"rubric\">\n")
        sectionHeading(strings[.rubric], anchor: "_rubric")
        renderRubric(project.project.rubric)
        writer.markup("</section>\n")
    }

    /// Renders a table whose columns are headed by the levels where all criteria name them alike.
    ///
    /// Else each cell names its own. What a script needs to add up points stands in `data-weight` of a row and
    /// `data-points` of a cell.
    private mutating func renderRubric(_ rubric: [Project.Criterion]) {
        let strings = context.strings
        let columnCount = rubric.map(\.levels.count).max() ?? 0
        let labels = rubric.first?.levels.map(\.label) ?? []
        let isUniform = rubric.allSatisfy { $0.levels.map(\.label) == labels }
        renderTableFrame(label: strings[.rubric])
        writer.markup("<table")
        writer.flag("data-rubric")
        element(">\n<thead><tr><th scope=\"col\">", strings[.criterion], "</th>")
        element("<th scope=\"col\">", strings[.weight], "</th>")
        if isUniform {
            for label in labels { element("<th scope=\"col\">", label, "</th>") }
        } else {
            writer.markup("<th scope=\"colgroup\"")
            writer.attribute("colspan", columnCount)
            element(">", strings[.levels], "</th>")
        }
        writer.markup("</tr></thead>\n<tbody>\n")
        for criterion in rubric {
            writer.markup("<tr")
            writer.attribute("data-weight", criterion.weight)
            element("><th scope=\"row\">", criterion.criterion, "</th>")
            element("<td>", strings.text(.percent, count: criterion.weight), "</td>")
            for level in criterion.levels {
                writer.markup("<td")
                writer.attribute("data-points", level.points)
                writer.markup(">")
                if !isUniform { element("<strong>", level.label, "</strong> ") }
                element("<span class=\"points\">", strings.text(.points, count: level.points), "</span> ")
                element("<p>", level.description, "</p></td>")
            }
            for _ in criterion.levels.count..<columnCount { writer.markup("<td></td>") }
            writer.markup("</tr>\n")
        }
        writer.markup("</tbody>\n</table></div>\n")
    }
}
