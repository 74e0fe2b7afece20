/// One name and value of a form.
///
/// Both are valid Unicode: bytes that are not UTF-8 have become U+FFFD. They may hold any character, NUL included.
package struct FormParameter: Sendable, Hashable {
    /// The name of the control that it came from; a name may occur several times, and may be empty.
    package let name: String
    /// What was filled in; browsers send line breaks as CR LF.
    package let value: String

    /// A parameter as it is, without any decoding.
    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
