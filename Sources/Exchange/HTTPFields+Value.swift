package import HTTPTypes

extension HTTPFields {
    /// The value of a field that a request has once; of one that was sent several times the values in their order,
    /// joined by a comma (RFC 9110 §5.3).
    ///
    /// The library's own subscript makes a lazy sequence, whose first use costs a CGI program more than all of the
    /// request's parsing: docs/decisions/0010.
    package func value(of name: HTTPField.Name) -> String? {
        var value: String?
        for field in self where field.name == name {
            value = value.map { "\($0), \(field.value)" } ?? field.value
        }
        return value
    }
}
