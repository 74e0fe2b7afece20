/// One way to fill a template, for the gallery and the tests.
package struct Example: Sendable, Hashable {
    /// What it shows, such as `With an error`.
    package let name: String
    /// The template's parameters, and those of all templates that differ here.
    package let values: [String: Value]

    /// An example with its parts, which nobody checks here.
    package init(name: String, values: [String: Value]) {
        self.name = name
        self.values = values
    }
}
