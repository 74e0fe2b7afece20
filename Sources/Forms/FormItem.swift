/// What stands on a form's page, one below the other.
package indirect enum FormItem: Sendable, Hashable {
    /// A question, by its place in the form's `fields`.
    case field(Int)
    /// A heading between the questions.
    case heading(String)
    /// Markdown between the questions; in a bundle its HTML.
    case text(String)
    /// Questions that belong together (`fieldset`), under a legend.
    case group(legend: String, [FormItem])

    /// The places of the fields in it.
    package var fields: [Int] {
        switch self {
        case .field(let place): [place]
        case .heading, .text: []
        case .group(_, let items): items.flatMap(\.fields)
        }
    }
}
