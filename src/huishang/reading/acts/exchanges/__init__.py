"""What was done between sides: visits, meetings, signings, ceremonies; parties, sites, agreements."""
