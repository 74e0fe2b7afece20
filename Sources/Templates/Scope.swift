internal import Diagnostics

/// The parameters that a tag can name: those of the template, and those of the sections around the tag.
struct Scope {
    /// A value of the context stack, as far as declarations tell.
    private struct Frame {
        let kind: Parameter.Kind
        /// The names that lead to it from the template's own parameters.
        let path: [String]
    }

    /// What a name means.
    struct Found {
        let kind: Parameter.Kind
        /// The names that lead to it from the template's own parameters.
        let path: [String]
    }

    private var frames: [Frame]
    /// The paths of the template's own parameters that a tag or another template uses.
    private(set) var used: Set<[String]> = []

    /// - Parameter shared: what is around the template's own parameters; its paths begin with an empty name.
    init(_ parameters: [Parameter], shared: [Parameter]) {
        frames = [Frame(kind: .object(shared), path: [""]), Frame(kind: .object(parameters), path: [])]
    }

    /// Goes into a section.
    mutating func push(_ found: Found) {
        let isItself = if case .list(let members) = found.kind { members.first?.name == "." } else { false }
        frames.append(Frame(kind: found.kind.item, path: isItself ? found.path + ["."] : found.path))
    }

    mutating func pop() { frames.removeLast() }

    /// Looks a name up as the renderer does (Mustache 1.4, interpolation) and notes that it is used.
    mutating func find(_ name: Name) throws(Problem) -> Found {
        guard let found = name.isImplicit ? innermost : lookUp(name.first) else {
            let hint = whereabouts(of: name.first) ?? didYouMean(name.first, among: names)
            throw Problem("No parameter is called “\(name.first)” here.\(hint)", at: name.offset)
        }
        var last = found
        use(last)
        for (index, part) in name.rest.enumerated() {
            guard case .object(let members) = last.kind, let member = members.first(where: { $0.name == part }) else {
                let path = ([name.first] + name.rest[..<index]).joined(separator: ".")
                throw Problem(Self.noMember(part, of: path, last.kind), at: name.offset)
            }
            last = Found(kind: member.kind, path: last.path + [part])
            use(last)
        }
        return last
    }

    /// How a name is reached that is known within a list or an object of the scope.
    private func whereabouts(of name: String) -> String? {
        for frame in frames.reversed() {
            for parameter in frame.kind.members where parameter.kind.members.contains(where: { $0.name == name }) {
                if case .list = parameter.kind {
                    return
                        " It is in “\(parameter.name)”: write it between {{#\(parameter.name)}} and {{/\(parameter.name)}}."
                }
                return " Write {{\(parameter.name).\(name)}}."
            }
        }
        return nil
    }

    private var innermost: Found? { frames.last.map { Found(kind: $0.kind, path: $0.path) } }

    /// The innermost parameter of this name.
    func lookUp(_ name: String) -> Found? {
        for frame in frames.reversed() {
            guard case .object(let members) = frame.kind, let member = members.first(where: { $0.name == name })
            else { continue }
            return Found(kind: member.kind, path: frame.path + [name])
        }
        return nil
    }

    /// All names of the scope, the innermost first.
    var names: [String] {
        frames.reversed().flatMap { frame in
            guard case .object(let members) = frame.kind else { return [String]() }
            return members.map(\.name)
        }
    }

    mutating func use(_ found: Found) { used.insert(found.path) }

    /// Notes that a template of which nobody knows what it uses is filled from here.
    mutating func useEverything() {
        for frame in frames { useEverything(frame.kind, frame.path) }
    }

    private mutating func useEverything(_ kind: Parameter.Kind, _ path: [String]) {
        used.insert(path)
        for member in kind.members { useEverything(member.kind, path + [member.name]) }
    }

    static func noMember(_ name: String, of path: String, _ kind: Parameter.Kind) -> String {
        guard case .object(let members) = kind else {
            return "“\(path)” is \(kind.shown) and has nothing called “\(name)”."
        }
        return "“\(path)” has nothing called “\(name)”.\(didYouMean(name, among: members.map(\.name)))"
    }
}
