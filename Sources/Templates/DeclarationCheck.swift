internal import Diagnostics

/// Follows one template's tags through the scopes of its declared parameters.
struct DeclarationCheck {
    private(set) var problems: [Problem] = []
    private var scope: Scope
    private let declarations: [String: Declaration]

    /// - Parameters:
    ///   - declarations: those of all templates, to compare partials with what is in scope.
    ///   - shared: what every template can use.
    init(_ declaration: Declaration, among declarations: [String: Declaration], shared: [Parameter]) {
        scope = Scope(declaration.parameters, shared: shared)
        self.declarations = declarations
    }

    mutating func visit(_ nodes: [Node]) {
        for node in nodes {
            do throws(Problem) {
                try visit(node)
            } catch {
                problems.append(error)
            }
        }
    }

    private mutating func visit(_ node: Node) throws(Problem) {
        switch node {
        case .text: break
        case .variable(let name):
            let kind = try scope.find(name).kind
            if kind == .html { throw Problem(name.needsRawTag, at: name.offset) }
            try requirePrintable(kind, name)
        case .address(let name, let attribute):
            let kind = try scope.find(name).kind
            guard kind == .url else { throw Problem(name.needsAddress(kind.shown, attribute), at: name.offset) }
        case .raw(let name):
            let kind = try scope.find(name).kind
            try requirePrintable(kind, name)
            guard kind == .html else { throw Problem(name.needsHTML(kind.shown), at: name.offset) }
        case .section(let name, let content):
            scope.push(try scope.find(name))
            visit(content)
            scope.pop()
        case .inverted(let name, let content):
            _ = try scope.find(name)
            visit(content)
        case .include(let include):
            try visit(include)
        case .block(let block):
            visit(block.nodes)
        }
    }

    private func requirePrintable(_ kind: Parameter.Kind, _ name: Name) throws(Problem) {
        switch kind {
        case .text, .html, .url: break
        case .bool, .list, .object: throw Problem(name.cannotBePrinted(kind.shown), at: name.offset)
        }
    }

    private mutating func visit(_ include: Include) throws(Problem) {
        // An argument sees what is around the tag; what the parent has around the block is the parent's own affair.
        for argument in include.arguments { visit(argument.nodes) }
        switch include.target {
        case .named(let name):
            guard let declaration = declarations[name] else { return scope.useEverything() }
            for parameter in declaration.parameters {
                give(parameter, to: name, at: include.offset)
            }
        case .dynamic(let name):
            scope.useEverything()
            let kind = try scope.find(name).kind
            guard kind == .text else { throw Problem(name.needsTemplateName(kind.shown), at: name.offset) }
        }
    }
}

// MARK: - What partials and parents need

extension DeclarationCheck {
    private mutating func give(_ parameter: Parameter, to template: String, at offset: Int) {
        guard let found = scope.lookUp(parameter.name) else {
            guard parameter.isRequired else { return }
            let hint = didYouMean(parameter.name, among: scope.names)
            let message = "“\(template)” needs “\(parameter.name)”, and no parameter is called so here.\(hint)"
            return problems.append(Problem(message, at: offset))
        }
        give(found, as: parameter, called: parameter.name, to: template, at: offset)
    }

    private mutating func give(
        _ found: Scope.Found, as parameter: Parameter, called name: String, to template: String, at offset: Int
    ) {
        scope.use(found)
        guard parameter.kind.takes(found.kind) else {
            let message = "“\(template)” takes “\(name)” as \(parameter.kind.shown); here it is \(found.kind.shown)."
            return problems.append(Problem(message, at: offset))
        }
        let given = found.kind.members
        for member in parameter.kind.members {
            let path = member.name == "." ? "\(name)’s items" : "\(name).\(member.name)"
            guard let match = given.first(where: { $0.name == member.name }) else {
                guard member.isRequired else { continue }
                let hint = didYouMean(member.name, among: given.map(\.name))
                let message = "“\(template)” needs “\(path)”, and “\(name)” here has nothing called so.\(hint)"
                problems.append(Problem(message, at: offset))
                continue
            }
            let inner = Scope.Found(kind: match.kind, path: found.path + [member.name])
            give(inner, as: member, called: path, to: template, at: offset)
        }
    }

    /// The parameters that neither a tag nor another template uses, with their dotted names; not also their members.
    func unused(_ parameters: [Parameter], of path: [String] = []) -> [(path: String, parameter: Parameter)] {
        parameters.flatMap { parameter in
            let path = path + [parameter.name]
            // Whoever uses a list uses its items.
            guard parameter.name == "." || scope.used.contains(path) else {
                return [(path.filter { $0 != "." }.joined(separator: "."), parameter)]
            }
            return unused(parameter.kind.members, of: path)
        }
    }
}
