"""What editors want of facts besides that they are sound: nobody lost, nothing forgotten."""
