internal import CXML

/// libxml2, started once for the whole program.
enum XMLLibrary {
    /// Starts libxml2 on first use; after it, calls from several threads are safe, each with objects of its own.
    ///
    /// Catalogues are switched off before any thread can ask for them: they would be read from the system's folders,
    /// and libxml2 2.9 makes their lock on first use without a lock, so that two first uses at once can block forever.
    static let isReady: Bool = {
        xmlInitParser()
        xmlInitializeCatalog()
        xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE)
        unsafe xmlRegisterInputCallbacks(matchSchemaURL, openSchemaURL, readSchemaURL, closeSchemaURL)
        return true
    }()
}
