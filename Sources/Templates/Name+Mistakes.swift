/// What is said of a name whose value does not fit its tag, before rendering and while it goes on.
///
/// Kinds are called as `Value.kind` calls them; never the value, which may be a customer's.
extension Name {
    var needsRawTag: String {
        "“\(text)” is HTML. Write {{{\(text)}}} between tags; in an attribute or a title use a parameter of type text."
    }

    func needsHTML(_ kind: String) -> String {
        "“\(text)” is \(kind), and {{{\(text)}}} takes only HTML. Write {{\(text)}}."
    }

    func needsAddress(_ kind: String, _ attribute: String) -> String {
        "“\(text)” is \(kind), and “\(attribute)” takes only an address. Declare it as url."
    }

    func cannotBePrinted(_ kind: String) -> String {
        "“\(text)” is \(kind) and cannot be printed. Write {{#\(text)}}…{{/\(text)}}."
    }

    func needsTemplateName(_ kind: String) -> String {
        "“\(text)” is \(kind), and {{>*\(text)}} takes the name of a template as text."
    }
}
