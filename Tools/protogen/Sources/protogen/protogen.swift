// Nothing to see here: Package.swift says why this target is empty.
