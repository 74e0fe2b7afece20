package import Diagnostics

extension TemplateSet {
    /// Checks that every template uses only what it declares, rightly, and gives its partials and parents what they
    /// declare.
    ///
    /// A template is checked with its own declaration as the whole scope; so whatever declares a partial's required
    /// parameters can use the partial. A parameter that is not required may be missing; a set that is
    /// rendered with `.checked` then prints nothing for it.
    /// - Parameters:
    ///   - declarations: by the names of the templates.
    ///   - shared: parameters that every template is given and none declares, such as the texts of a language.
    /// - Returns: every problem by file and line. A parameter that nothing uses is a warning, so that a template can be
    ///   replaced by a simpler one.
    package func check(_ declarations: [String: Declaration], shared: [Parameter] = []) -> Diagnostics {
        var problems = Diagnostics()
        for (name, template) in templates {
            guard let declaration = declarations[name] else {
                problems.append(
                    Diagnostic(
                        "“\(name)” has no declaration of its parameters. Write one in a YAML file beside it.",
                        file: template.source.name))
                continue
            }
            var check = DeclarationCheck(declaration, among: declarations, shared: shared)
            check.visit(template.nodes)
            for problem in check.problems { problems.append(template.source.diagnostic(problem)) }
            // What a mistaken tag was to use is unknown.
            guard check.problems.isEmpty else { continue }
            for (path, parameter) in check.unused(declaration.parameters) {
                problems.append(Self.unused(path, parameter, by: template.source.name, called: name))
            }
        }
        for (name, declaration) in declarations where templates[name] == nil {
            let hint = didYouMean(name, among: names)
            problems.append(
                Diagnostic(
                    "These are parameters of “\(name)”, and no template is called so.\(hint)",
                    file: declaration.source.name))
        }
        return Diagnostics(problems.sorted)
    }

    /// Said where the parameter is declared; where a site has only the template for its own, there.
    private static func unused(
        _ path: String, _ parameter: Parameter, by file: String, called name: String
    ) -> Diagnostic {
        func folder(_ path: String) -> Substring { path[..<(path.lastIndex(of: "/") ?? path.startIndex)] }
        guard folder(file) == folder(parameter.source.name) else {
            return Diagnostic("Nothing here uses “\(path)”, which “\(name)” is given.", severity: .warning, file: file)
        }
        return Diagnostic(
            "Nothing in “\(name)” uses “\(path)”. Use it, or remove it here.", severity: .warning,
            in: parameter.source, at: parameter.position)
    }
}
