/// Python and R.
extension LanguageDefinition {
    static let python = LanguageDefinition(
        words: WordTable([
            .functionDefiner: "def",
            .typeDefiner: "class",
            .keyword: """
            and as assert async await break continue del elif else except finally for from global if import in is
            lambda nonlocal not or pass raise return try while with yield
            """,
            .value: "True False None",
            .soft: "match case type",
            .type: """
            abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod
            compile complex delattr dict dir divmod enumerate eval exec filter float format frozenset getattr
            globals hasattr hash help hex id input int isinstance issubclass iter len list locals map max
            memoryview min next object oct open ord pow print property range repr reversed round set setattr slice
            sorted staticmethod str sum super tuple vars zip ArithmeticError AssertionError AttributeError
            BaseException ConnectionError EOFError Exception FileExistsError FileNotFoundError FloatingPointError
            ImportError IndentationError IndexError IOError KeyError KeyboardInterrupt LookupError MemoryError
            ModuleNotFoundError NameError NotImplementedError OSError OverflowError PermissionError RecursionError
            RuntimeError StopIteration SyntaxError SystemExit TimeoutError TypeError UnboundLocalError
            UnicodeDecodeError UnicodeEncodeError ValueError Warning ZeroDivisionError NotImplemented Ellipsis
            __name__ __file__ __init__ __doc__ __main__
            """,
        ]),
        lineComments: ["#"],
        strings: [StringRule("\"", hasTriple: true), StringRule("'", hasTriple: true)],
        traits: [.pythonStrings, .annotations, .magics]
    )

    static let r = LanguageDefinition(
        words: WordTable([
            .keyword: "if else repeat while function for in next break return library require source",
            .value: "TRUE FALSE NULL NA NaN Inf NA_integer_ NA_real_ NA_character_ T F",
            .type: """
            abs all any apply array as.character as.data.frame as.factor as.integer as.numeric c cat cbind ceiling
            character class colMeans colnames complex cor data.frame dim do.call exp factor floor format head
            integer is.na is.null lapply length levels list lm log logical ls mapply matrix max mean median merge
            min names nchar ncol nrow numeric order paste paste0 plot predict print quantile range rbind
            read.csv rep rev rnorm round row.names rownames runif sample sapply sd seq seq_along seq_len set.seed
            setwd solve sort sprintf sqrt stop str strsplit sub subset gsub sum summary t table tail tapply toupper
            tolower unique unlist var vapply vector warning which which.max which.min with write.csv
            """,
        ]),
        lineComments: ["#"],
        strings: [StringRule("\"", isMultiline: true), StringRule("'", isMultiline: true)],
        traits: [.assignedFunctions, .quotedNames]
    )
}
