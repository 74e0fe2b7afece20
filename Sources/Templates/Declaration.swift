package import Diagnostics

/// The parameters of one template, as its author declares them.
package struct Declaration: Sendable, Hashable {
    package let parameters: [Parameter]
    /// The file that declares them.
    package let source: SourceText

    /// - Parameter source: the file that declares them, also when it declares none.
    package init(_ parameters: [Parameter], in source: SourceText) {
        self.parameters = parameters
        self.source = source
    }
}
