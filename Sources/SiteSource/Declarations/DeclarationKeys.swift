/// The keys of a file that declares a template.
enum DeclarationKey: String, MapKeys {
    case description, parameters, examples
}

/// The keys of a parameter.
enum ParameterKey: String, MapKeys {
    case type, required, description, of
}

/// The words that a parameter's `type` knows.
enum ParameterType: String, CaseIterable {
    case text, html, url, bool, list, object
}

/// The keys of an example.
enum ExampleKey: String, MapKeys {
    case name, values
}
