package import Diagnostics

/// Named templates in the Mustache language, version 1.4, that may refer to each other as partials and parents.
///
/// All of the language but lambdas: also inheritance (`{{<parent}}`, `{{$block}}`) and dynamic names (`{{>*name}}`).
/// Of several arguments for one block the outermost holds, also inside a partial.
package struct TemplateSet: Sendable {
    let templates: [String: Template]
    /// How the set takes names that it does not know.
    package private(set) var missing: MissingName

    /// Parses and checks every template.
    /// - Parameters:
    ///   - sources: the templates by the names that tags use, such as `components/field`.
    ///   - missing: with `.error`, a partial, parent or block that is not in the set is a problem. With `.error` and
    ///     `.checked`, so is a tag in a place of the document where no escaping makes a value harmless (HTML §13.2.5):
    ///     variables stand between tags, in `title` and `textarea`, and in quoted attributes that are neither scripts
    ///     nor styles; each tag ends in the file, section or block where it begins.
    /// - Throws: the problems of all templates at once.
    package init(_ sources: [String: SourceText], missing: MissingName = .error) throws(Diagnostics) {
        var templates: [String: Template] = [:]
        var problems = Diagnostics()
        for (name, source) in sources {
            var parser = Parser(source, isHTML: missing.isStrict)
            templates[name] = parser.parse()
            problems.append(parser.problems)
        }
        self.templates = templates
        self.missing = missing
        if missing == .error {
            problems.append(unknownReferences())
            problems.append(unknownArguments())
        }
        if missing != .checked { problems.append(endlessRecursions()) }
        guard problems.all.isEmpty else { throw Diagnostics(problems.sorted) }
    }

    /// The same set as one that `check` has found nothing wrong with: parameters that are not required may be missing.
    package var checked: TemplateSet {
        var set = self
        if missing == .error { set.missing = .checked }
        return set
    }

    /// The names of all templates, sorted.
    package var names: [String] { templates.keys.sorted() }

    /// The sources of a template and of all that it reaches through partials and parents.
    ///
    /// They make a set on their own. A dynamic name may mean any template, so it reaches all.
    /// - Returns: the sources by name; empty when there is no such template.
    package func sources(reachedFrom name: String) -> [String: SourceText] {
        var reached: [String: SourceText] = [:]
        var pending = [name]
        while let next = pending.popLast() {
            guard reached[next] == nil, let template = templates[next] else { continue }
            if template.references.contains(where: { $0.name == nil }) { return templates.mapValues(\.source) }
            reached[next] = template.source
            pending += template.references.compactMap(\.name)
        }
        return reached
    }

    /// The template filled with a value, in UTF-8.
    /// - Throws: the first tag that cannot be filled; with `.empty` only endless recursion and an unknown `name`.
    package func render(_ name: String, with value: Value) throws(Diagnostic) -> [UInt8] {
        guard let template = templates[name] else {
            throw Diagnostic(unknownTemplate(name), file: name)
        }
        var renderer = Renderer(self, template, named: name, value)
        do throws(Problem) {
            try renderer.render(template.nodes)
            return renderer.output
        } catch {
            throw renderer.template.source.diagnostic(error)
        }
    }

    func unknownTemplate(_ name: String) -> String {
        let component = name.split(separator: "/").last.map(String.init) ?? ""
        let hint =
            name.hasPrefix("components/") && templates[component] != nil
            ? " A component is called by its own name: “\(component)”." : didYouMean(name, among: names)
        return "No template is called “\(name)”.\(hint)"
    }
}
