"""The local review page: one akt at a time, its flags beside its documents."""
