"""The glue to MkDocs and static-i18n; only hooks/ and the command line use it."""
