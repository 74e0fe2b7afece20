internal import Diagnostics

/// What can be wrong between templates.
extension TemplateSet {
    func unknownReferences() -> Diagnostics {
        var problems = Diagnostics()
        for template in templates.values {
            for reference in template.references {
                guard let name = reference.name, templates[name] == nil else { continue }
                problems.append(template.source.diagnostic(Problem(unknownTemplate(name), at: reference.offset)))
            }
        }
        return problems
    }

    /// Arguments for which no template that a parent tag reaches has a block.
    func unknownArguments() -> Diagnostics {
        var problems = Diagnostics()
        for template in templates.values {
            for reference in template.references where !reference.arguments.isEmpty {
                guard let name = reference.name, templates[name] != nil else { continue }
                let blocks = sources(reachedFrom: name).keys.reduce(into: template.blocks) { blocks, name in
                    blocks.formUnion(templates[name]?.blocks ?? [])
                }
                for argument in reference.arguments where !blocks.contains(argument.name) {
                    let hint = didYouMean(argument.name, among: blocks.sorted())
                    problems.append(
                        template.source.diagnostic(
                            Problem("“\(name)” has no block called “\(argument.name)”.\(hint)", at: argument.offset)))
                }
            }
        }
        return problems
    }

    /// Templates that contain themselves whatever they are filled with.
    func endlessRecursions() -> Diagnostics {
        var problems = Diagnostics()
        for (name, template) in templates {
            for reference in template.references where reference.isUnconditional {
                guard let target = reference.name, let path = path(from: target, to: name) else { continue }
                let shown = ([name] + path).joined(separator: " → ")
                problems.append(
                    template.source.diagnostic(
                        Problem(
                            "“\(name)” always contains itself: \(shown). Put this tag into a section, so that it ends.",
                            at: reference.offset)))
            }
        }
        return problems
    }

    /// The shortest way along tags that are always followed.
    private func path(from start: String, to end: String) -> [String]? {
        var cameFrom: [String: String] = [:]
        var frontier = [start]
        var index = 0
        while index < frontier.count {
            let current = frontier[index]
            index += 1
            if current == end {
                var path = [end]
                while let last = path.last, last != start, let previous = cameFrom[last] { path.append(previous) }
                return path.reversed()
            }
            for reference in templates[current]?.references ?? [] where reference.isUnconditional {
                guard let next = reference.name, next != start, cameFrom[next] == nil else { continue }
                cameFrom[next] = current
                frontier.append(next)
            }
        }
        return nil
    }
}
