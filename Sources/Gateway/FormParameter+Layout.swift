import CompiledSite
import FormDecoding

extension [FormParameter] {
    /// How much of a page a frame asks for: `_layout=embed`.
    var layout: Page.Extent { contains { $0.name == "_layout" && $0.value == "embed" } ? .embedded : .document }
}
