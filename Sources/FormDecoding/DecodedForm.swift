/// A form's text, whichever way it was posted.
package struct DecodedForm: Sendable, Hashable {
    /// The text parameters, in the order of the request.
    package let parameters: [FormParameter]
    /// Whether a file was sent: a part with a file name, even an empty file, or a nameless file with content.
    ///
    /// A file control that was left empty is no file; neither is among the parameters.
    package let hasFile: Bool

    /// A form as it is.
    package init(parameters: [FormParameter], hasFile: Bool) {
        self.parameters = parameters
        self.hasFile = hasFile
    }
}
