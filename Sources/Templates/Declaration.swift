package import Diagnostics

/// What a template's author says of it: its parameters, and examples of it.
package struct Declaration: Sendable, Hashable {
    /// What the template is, a sentence for the gallery.
    package let description: String
    package let parameters: [Parameter]
    /// In the order of the gallery.
    package let examples: [Example]
    /// The file that declares them.
    package let source: SourceText

    /// - Parameter source: the file that declares them, also when it declares none.
    package init(
        _ parameters: [Parameter], description: String = "", examples: [Example] = [], in source: SourceText
    ) {
        self.description = description
        self.parameters = parameters
        self.examples = examples
        self.source = source
    }
}
