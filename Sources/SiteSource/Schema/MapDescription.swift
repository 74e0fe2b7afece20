/// The keys of one map of site.yaml or team.yaml, in the order in which they are best read.
package struct MapDescription: Sendable {
    /// Each key with what it is for.
    package let keys: [(name: String, description: KeyDescription)]
    /// What holds for several keys together, as schemas of the whole map.
    var rules: [JSONValue] = []

    /// Those that must be there.
    package var requiredKeys: [String] { keys.filter(\.description.isRequired).map(\.name) }
}

/// Keys that a web admin may write, each with what it is for: a key without a description does not compile.
protocol DescribedKeys: MapKeys {
    var described: KeyDescription { get }

    /// What holds for several keys together, as schemas of the whole map.
    static var rules: [JSONValue] { get }
}

extension DescribedKeys {
    /// The map that has these keys.
    static var map: MapDescription {
        MapDescription(keys: allCases.map { ($0.rawValue, $0.described) }, rules: rules)
    }

    static var rules: [JSONValue] { [] }
}
